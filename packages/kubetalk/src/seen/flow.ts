/** One end of a connection, as far as whoever saw it knows it. */
export interface End {
  readonly namespace?: string;
  /** The name of a workload, of any kind. */
  readonly workload?: string;
  readonly pod?: string;
  readonly address?: string;
}

/** Traffic that was seen between two ends. */
export interface Flow {
  readonly from: End;
  readonly to: End;
  /** The port of the Pods. @default - not seen */
  readonly port?: number;
  /** Whether it got through: not where a policy drops it, or nobody answers. */
  readonly passed: boolean;
}
