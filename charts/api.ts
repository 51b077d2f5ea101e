import { Duration } from 'cdk8s';
import type { ProgramOfPort, Variables } from 'cdk8s-kubetalk';
import { address, Program, Service } from 'cdk8s-kubetalk';
import type { Construct } from 'constructs';
import { aliveOrAlone, connected } from './connected';

export interface ApiProps<Port extends number = number, Name extends string = string>
  extends ProgramOfPort<Port, Name> {
  /** The Service of the database that it calls: this is the whole statement of the path between the two. */
  readonly database: Service;
  /** The Secret with the keys `username` and `password` that the database asks for. @default - it asks for none */
  readonly credentials?: string;
  /**
   * What starts the API in its image, where it is to be restarted when its session with the database is lost, see
   * ./connected.ts.
   *
   * @default - the image starts it, once
   */
  readonly program?: string;
}

/** The go-demo-2 API: answers over HTTP, and reads from a database that it finds by the name of its Service. */
export class Api<Port extends number = number, Name extends string = string> extends Program<Port> {
  /** @throws where Kubernetes would refuse it, it is given no database, or its port is declared by no container */
  constructor(scope: Construct, id: string, props: ApiProps<Port, Name>) {
    const { database, credentials: secret, program, ...rest } = props as ApiProps<Port>;
    if (!(database instanceof Service))
      throw new Error(
        `Api ${props.name}: database is no Service: give it the one of a Database, as in database.service`,
      );
    const hello = { path: '/demo/hello', port: props.port };
    const connection = {
      host: database.hostFrom(scope),
      port: database.port,
      listensOn: typeof props.port === 'object' ? props.port.undeclared : props.port,
    };
    super(scope, id, {
      controller: 'ReplicaSet',
      containerName: 'api',
      ...(program !== undefined && { command: connected(program, connection) }),
      env: environment(database, secret),
      readinessProbe: { ...hello, period: Duration.seconds(1) },
      livenessProbe:
        program === undefined ? hello : { command: aliveOrAlone(connection), timeout: Duration.seconds(10) },
      ...rest,
    });
  }
}

/** go-demo-2 reads one variable, the address of its database. Kubernetes puts the credentials in, so that no manifest holds them. */
function environment({ host }: Service, secret: string | undefined): Variables {
  if (secret === undefined) return { DB: host };
  return {
    DB_USER: { secret, key: 'username' },
    DB_PASSWORD: { secret, key: 'password' },
    DB: address`mongodb://$(DB_USER):$(DB_PASSWORD)@${host}/?authSource=admin`,
  };
}
