import { Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import { Api, type ApiProps } from '../constructs/api';
import { Database, type DatabaseProps } from '../constructs/database';
import { checked } from './checked';

export interface GoDemo2Props {
  readonly database: Pick<DatabaseProps, 'image' | 'replicas' | 'containerPorts' | 'port'>;
  readonly api: Pick<ApiProps, 'image' | 'replicas' | 'containerPorts' | 'port' | 'exposure'>;
}

/** The split application: the API and its database in ReplicaSets of their own, each behind a Service. */
export class GoDemo2 extends Chart {
  constructor(scope: Construct, id: string, props: GoDemo2Props) {
    super(scope, id);
    const database = new Database(this, 'db', {
      name: 'go-demo-2-db',
      selector: { type: 'db', service: 'go-demo-2' },
      podLabels: { vendor: 'MongoLabs' },
      ...props.database,
    });
    new Api(this, 'api', {
      name: 'go-demo-2-api',
      selector: { type: 'api', service: 'go-demo-2' },
      podLabels: { language: 'go' },
      database: database.service,
      ...props.api,
    });
    checked(this);
  }
}
