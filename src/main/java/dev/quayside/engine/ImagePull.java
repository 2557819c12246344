package dev.quayside.engine;

import java.util.HashMap;
import java.util.Map;
import java.util.function.IntConsumer;

import com.github.dockerjava.api.command.PullImageResultCallback;
import com.github.dockerjava.api.model.PullResponseItem;
import com.github.dockerjava.api.model.ResponseItem.ProgressDetail;

/**
 * Follows a pull. The daemon tells of each layer how many bytes have come, once it knows
 * how many there are.
 */
final class ImagePull extends PullImageResultCallback {

	private static final int WHOLE = 100;

	private final Map<String, Layer> layers = new HashMap<>();

	private final IntConsumer progress;

	private int told = -1;

	ImagePull(IntConsumer progress) {
		this.progress = progress;
	}

	@Override
	public void onNext(PullResponseItem item) {
		super.onNext(item);
		String id = item.getId();
		String status = item.getStatus();
		if (id == null || status == null) {
			return;
		}
		ProgressDetail detail = item.getProgressDetail();
		if (status.equals("Downloading") && detail != null && detail.getTotal() != null) {
			long come = (detail.getCurrent() != null) ? detail.getCurrent() : 0;
			this.layers.put(id, new Layer(come, detail.getTotal()));
		}
		else if (status.equals("Download complete") || status.equals("Pull complete")) {
			this.layers.computeIfPresent(id, (_, layer) -> new Layer(layer.total(), layer.total()));
		}
		tell();
	}

	private void tell() {
		long total = this.layers.values().stream().mapToLong(Layer::total).sum();
		long come = this.layers.values().stream().mapToLong(Layer::come).sum();
		int percent = (total > 0) ? (int) (WHOLE * come / total) : 0;
		if (percent != this.told) {
			this.told = percent;
			this.progress.accept(percent);
		}
	}

	private record Layer(long come, long total) {
	}

}
