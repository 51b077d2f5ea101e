import { Chart } from 'cdk8s';
import { isolate, namespace, type PodSecurity } from 'cdk8s-kubetalk';
import type { Construct } from 'constructs';
import { Api, type ApiProps } from './api';
import { Database, type DatabaseProps } from './database';

/** What a component is told by the chart; all else may differ between environments. */
type Stated = 'name' | 'selector' | 'podLabels' | 'database' | 'credentials';

export interface GoDemo2Props {
  /** A namespace of its own, and the level of Pod Security that it enforces. @default - the one that kubectl is set to */
  readonly namespace?: { readonly name: string; readonly podSecurity: PodSecurity };
  /** Whether only the stated paths are open: whoever is not said to call somebody can't. @default false */
  readonly isolated?: boolean;
  /** The Secret, made by somebody else, with the database's `username` and `password`. @default - the database asks for none */
  readonly credentials?: string;
  readonly database: Omit<DatabaseProps, Stated>;
  readonly api: Omit<ApiProps, Stated>;
}

/** The split application: the API and its database in controllers of their own, each behind a Service. */
export class GoDemo2 extends Chart {
  constructor(scope: Construct, id: string, props: GoDemo2Props) {
    super(scope, id, { namespace: props.namespace?.name });
    const { credentials } = props;
    if (props.namespace) namespace(this, 'namespace', props.namespace.name, props.namespace.podSecurity);
    const database = new Database(this, 'db', {
      name: 'go-demo-2-db',
      selector: { type: 'db', service: 'go-demo-2' },
      podLabels: { vendor: 'MongoLabs' },
      credentials,
      ...props.database,
    });
    new Api(this, 'api', {
      name: 'go-demo-2-api',
      selector: { type: 'api', service: 'go-demo-2' },
      podLabels: { language: 'go' },
      database: database.service,
      credentials,
      ...props.api,
    });
    if (props.isolated) isolate(this);
  }
}
