import { Chart } from 'cdk8s';
import { type Exposure, ReplicaSet, Service, undeclared } from 'cdk8s-kubetalk';
import type { Construct } from 'constructs';

export interface SinglePodProps {
  /** The Service in front of the Pods. */
  readonly service: Exposure & {
    readonly name: string;
    /** Whether it is made as `kubectl expose` makes it, or as the lesson's manifest states it. */
    readonly exposed: boolean;
  };
}

/** The lesson's first step: API and database side by side in each Pod, where they talk over localhost. */
export class SinglePod extends Chart {
  constructor(scope: Construct, id: string, props: SinglePodProps) {
    super(scope, id);
    const replicaSet = new ReplicaSet(this, 'ReplicaSet', {
      name: 'go-demo-2',
      selector: { type: 'backend', service: 'go-demo-2' },
      podLabels: { db: 'mongo', language: 'go' },
      replicas: 2,
      containers: [
        {
          name: 'db',
          image: 'mongo:3.3',
          command: ['mongod'],
          args: ['--rest', '--httpinterface'],
          ports: [{ containerPort: 28017, protocol: 'TCP' }],
        },
        {
          name: 'api',
          image: 'vfarcic/go-demo-2',
          env: { DB: 'localhost' },
          livenessProbe: {
            path: '/demo/hello',
            port: undeclared(8080, 'the API listens on it; the lesson declares none'),
          },
        },
      ],
    });
    const { exposed, ...service } = props.service;
    if (exposed) replicaSet.expose(service);
    else new Service(this, 'Service', { selector: replicaSet, port: 28017, protocol: 'TCP', ...service });
  }
}
