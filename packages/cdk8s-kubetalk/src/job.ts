import type { Construct } from 'constructs';
import type { Labels } from 'kubetalk/kubernetes';
import type * as api from './api';
import { type PodProps, Workload, type WorkloadProps } from './workload';

export interface JobProps<
  Port extends number = number,
  Name extends string = string,
  Selector extends Labels = Labels,
  PortName extends string = string,
> extends PodProps<Port, Name, Selector, PortName> {
  /** What happens to a container that fails: it is started again in its Pod, or the Job makes another Pod. @default 'OnFailure' */
  readonly restartPolicy?: 'OnFailure' | 'Never';
  /** Other fields of a Job, as the API has them: `backoffLimit`, `ttlSecondsAfterFinished` and so on. @default - nothing */
  readonly spec?: Omit<api.JobSpec, 'selector' | 'template'>;
}

export interface CronJobProps<
  Port extends number = number,
  Name extends string = string,
  Selector extends Labels = Labels,
  PortName extends string = string,
> extends Omit<JobProps<Port, Name, Selector, PortName>, 'spec'> {
  /** When it runs, in five fields: minute, hour, day of the month, month, day of the week. */
  readonly schedule: string;
  /** Other fields of a CronJob, as the API has them: `timeZone`, `concurrencyPolicy` and so on. @default - nothing */
  readonly spec?: Omit<api.CronJobSpec, 'schedule' | 'jobTemplate'>;
  /** Labels of its Jobs. @default - none */
  readonly jobLabels?: Labels;
  /** Annotations of its Jobs. @default - none */
  readonly jobAnnotations?: Readonly<Record<string, string>>;
  /** Other fields of its Jobs, as the API has them. @default - nothing */
  readonly jobSpec?: Omit<api.JobSpec, 'selector' | 'template'>;
}

/**
 * Runs Pods until as many as asked for have ended well. The API server itself chooses what it knows them by; `selector` are
 * labels that policies select them by, and may be empty where no policy does.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/job/
 */
export class Job<
  Port extends number = number,
  Name extends string = string,
  Selector extends Labels = Labels,
  PortName extends string = never,
> extends Workload<Port | PortName> {
  /** @throws where Kubernetes would refuse the Job, or a probe's port is declared by no container */
  constructor(scope: Construct, id: string, props: JobProps<Port, Name, Selector, PortName>) {
    super(scope, id, { apiVersion: 'batch/v1', kind: 'Job' }, toItsEnd(props as WorkloadProps));
    this.write(() => ({ ...props.spec, template: this.template() }));
  }
}

/**
 * Makes a {@link Job} at the times of a schedule.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/
 */
export class CronJob<
  Port extends number = number,
  Name extends string = string,
  Selector extends Labels = Labels,
  PortName extends string = never,
> extends Workload<Port | PortName> {
  /** @throws where Kubernetes would refuse the CronJob, or a probe's port is declared by no container */
  constructor(scope: Construct, id: string, props: CronJobProps<Port, Name, Selector, PortName>) {
    super(scope, id, { apiVersion: 'batch/v1', kind: 'CronJob' }, toItsEnd(props as WorkloadProps));
    const { schedule, jobLabels, jobAnnotations, jobSpec } = props;
    const metadata = {
      labels: jobLabels && { ...jobLabels },
      annotations: jobAnnotations && { ...jobAnnotations },
    };
    this.write(() => ({
      ...props.spec,
      schedule,
      jobTemplate: {
        metadata: jobLabels || jobAnnotations ? metadata : undefined,
        spec: { ...jobSpec, template: this.template() },
      },
    }));
  }
}

/** Pods that are not started again after success; Kubernetes requires that the template states it. */
function toItsEnd<Props extends Pick<JobProps, 'podSpec' | 'restartPolicy'>>(props: Props): Props {
  return { ...props, podSpec: { restartPolicy: props.restartPolicy ?? 'OnFailure', ...props.podSpec } };
}
