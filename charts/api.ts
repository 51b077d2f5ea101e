import { Duration } from 'cdk8s';
import type { ProgramOfPort, Variables } from 'cdk8s-kubetalk';
import { Program, Service } from 'cdk8s-kubetalk';
import type { Construct } from 'constructs';

export interface ApiProps<Port extends number = number, Name extends string = string>
  extends ProgramOfPort<Port, Name> {
  /** The Service of the database that it calls: this is the whole statement of the path between the two. */
  readonly database: Service;
  /** The Secret with the keys `username` and `password` that the database asks for. @default - it asks for none */
  readonly credentials?: string;
}

/** The go-demo-2 API: answers over HTTP, and reads from a database that it finds by the name of its Service. */
export class Api<Port extends number = number, Name extends string = string> extends Program<Port> {
  /** @throws where Kubernetes would refuse it, it is given no database, or its port is declared by no container */
  constructor(scope: Construct, id: string, props: ApiProps<Port, Name>) {
    const { database, credentials: secret, ...program } = props as ApiProps<Port>;
    if (!(database instanceof Service))
      throw new Error(
        `Api ${props.name}: database is no Service: give it the one of a Database, as in database.service`,
      );
    const hello = { path: '/demo/hello', port: props.port };
    super(scope, id, {
      controller: 'ReplicaSet',
      containerName: 'api',
      env: { DB: database.host, ...credentials(secret) },
      readinessProbe: { ...hello, period: Duration.seconds(1) },
      livenessProbe: hello,
      ...program,
    });
  }
}

function credentials(secret: string | undefined): Variables {
  return secret === undefined ? {} : { DB_USER: { secret, key: 'username' }, DB_PASSWORD: { secret, key: 'password' } };
}
