import { Duration } from 'cdk8s';
import type { Container } from 'cdk8s-kubetalk';
import { Component, type ComponentProps, type Exposure, Service } from 'cdk8s-kubetalk';
import type { Construct } from 'constructs';

export interface ApiProps<Port extends number = number, Name extends string = string>
  extends ComponentProps<Port, Name> {
  /** The database that it calls: this is the whole statement of the path between the two. */
  readonly database: Service;
  /** The Secret with the keys `username` and `password` that the database asks for. @default - it asks for none */
  readonly credentials?: string;
  /** From where it can be reached. @default - from inside the cluster only */
  readonly exposure?: Exposure;
}

/** The go-demo-2 API: answers over HTTP, and reads from a database that it finds by the name of its Service. */
export class Api<Port extends number = number, Name extends string = string> extends Component<Port> {
  /** @throws where Kubernetes would refuse it, it is given no database, or its port is declared by no container */
  constructor(scope: Construct, id: string, props: ApiProps<Port, Name>) {
    if (!(props.database instanceof Service))
      throw new Error(
        `Api ${props.name}: database is no Service: give it the one of a Database, as in database.service`,
      );
    const hello = { path: '/demo/hello', port: props.port };
    const { startupProbe, readinessProbe = { ...hello, period: Duration.seconds(1) }, livenessProbe = hello } = props;
    super(
      scope,
      id,
      props as ComponentProps<Port>,
      {
        name: 'api',
        env: { DB: props.database.hostFrom(scope), ...credentials(props.credentials) },
        startupProbe,
        readinessProbe,
        livenessProbe,
      },
      props.exposure,
    );
    props.database.calledBy(this.workload);
  }
}

function credentials(secret: string | undefined): Container['env'] {
  return secret === undefined ? {} : { DB_USER: { secret, key: 'username' }, DB_PASSWORD: { secret, key: 'password' } };
}
