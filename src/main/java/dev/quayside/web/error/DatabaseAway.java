package dev.quayside.web.error;

import com.zaxxer.hikari.HikariDataSource;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;

/**
 * Says of pages and the API alike that the database is away.
 */
@ControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class DatabaseAway {

	private static final Logger logger = LoggerFactory.getLogger(DatabaseAway.class);

	private final HikariDataSource connections;

	DatabaseAway(HikariDataSource connections) {
		this.connections = connections;
	}

	@ExceptionHandler({ DataAccessResourceFailureException.class, CannotCreateTransactionException.class })
	void away(RuntimeException ex, HttpServletRequest request, HttpServletResponse response) throws IOException {
		logger.warn("The database does not answer: {}", ex.getMessage());
		if (ex instanceof DataAccessResourceFailureException && !(ex instanceof CannotGetJdbcConnectionException)) {
			// The pool tries a connection only after half a second without use: when the
			// database is back sooner, each of the others would fail somebody once.
			this.connections.getHikariPoolMXBean().softEvictConnections();
		}
		Refusal.of(HttpStatus.SERVICE_UNAVAILABLE,
				"The database of this server does not answer; try again in a moment, and tell its operator if it stays so.")
			.send(request, response);
	}

}
