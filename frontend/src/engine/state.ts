/** What the server says of the learner's engine. */
export interface EngineState {
  readonly images: readonly Image[];
  readonly containers: readonly Container[];
  readonly networks: readonly Network[];
  readonly volumes: readonly Volume[];
}

export interface Image {
  readonly id: string;
  readonly names: readonly string[];
  /** The id of the image that it was made of, or nothing. */
  readonly parent: string;
  readonly bytes: number;
  readonly command: readonly string[];
}

export interface Container {
  readonly id: string;
  readonly name: string;
  readonly image: string;
  readonly imageId: string;
  readonly command: readonly string[];
  readonly status: string;
  readonly exitCode: number;
  readonly created: string;
  readonly networks: readonly { readonly network: string; readonly address: string }[];
  readonly mounts: readonly { readonly volume: string; readonly path: string; readonly readOnly: boolean }[];
  /** A few that were made in it. */
  readonly files: readonly string[];
}

export interface Network {
  readonly id: string;
  readonly name: string;
  readonly subnet: string;
}

export interface Volume {
  readonly name: string;
}

export type Thing =
  | { readonly kind: "image"; readonly image: Image }
  | { readonly kind: "container"; readonly container: Container }
  | { readonly kind: "network"; readonly network: Network }
  | { readonly kind: "volume"; readonly volume: Volume };

/** Every object by a key that stays the same as long as it is there. */
export function things(state: EngineState): Map<string, Thing> {
  return new Map<string, Thing>([
    ...state.images.map((image): [string, Thing] => [image.id, { kind: "image", image }]),
    ...state.containers.map((container): [string, Thing] => [container.id, { kind: "container", container }]),
    ...networks(state).map((network): [string, Thing] => [network.id, { kind: "network", network }]),
    ...state.volumes.map((volume): [string, Thing] => [volumeKey(volume.name), { kind: "volume", volume }]),
  ]);
}

export function volumeKey(name: string): string {
  return `volume ${name}`;
}

/** The default network says nothing as long as it is the only one. */
export function networks(state: EngineState): readonly Network[] {
  return state.networks.some((network) => network.name !== "bridge") ? state.networks : [];
}
