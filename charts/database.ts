import type { Bytes, Container, Volume } from 'cdk8s-kubetalk';
import { Component, type ComponentProps } from 'cdk8s-kubetalk';
import type { Construct } from 'constructs';
import * as k8s from '../imports/k8s';

export interface DatabaseProps<Port extends number = number, Name extends string = string>
  extends ComponentProps<Port, Name> {
  /** How much its data takes, kept on a PersistentVolumeClaim. @default - the data goes with the Pod */
  readonly storage?: Bytes;
  /** The Secret with the keys `username` and `password` of its administrator. @default - nobody has to say who they are */
  readonly credentials?: string;
}

/** A MongoDB that other Pods of the cluster find by its name, and nobody from outside. */
export class Database<Port extends number = number, Name extends string = string> extends Component<Port> {
  /** @throws where Kubernetes would refuse it, or the port is declared by no container and said without a reason */
  constructor(scope: Construct, id: string, props: DatabaseProps<Port, Name>) {
    const { startupProbe, readinessProbe, livenessProbe } = props;
    super(scope, id, props as ComponentProps<Port>, {
      name: 'db',
      env: credentials(props.credentials),
      volumes: volumes(props as DatabaseProps),
      startupProbe,
      readinessProbe,
      livenessProbe,
    });
    if (props.storage !== undefined) this.claim(props.name as string, props.storage);
  }

  private claim(name: string, storage: Bytes): void {
    new k8s.KubePersistentVolumeClaim(this, 'Claim', {
      metadata: { name },
      spec: {
        accessModes: ['ReadWriteOnce'],
        resources: { requests: { storage: k8s.Quantity.fromString(storage) } },
      },
    });
  }
}

/** The variables by which the image of MongoDB makes its administrator. */
function credentials(secret: string | undefined): Container['env'] {
  if (secret === undefined) return undefined;
  return {
    MONGO_INITDB_ROOT_USERNAME: { secret, key: 'username' },
    MONGO_INITDB_ROOT_PASSWORD: { secret, key: 'password' },
  };
}

function volumes({ name, storage, runAsUser }: DatabaseProps): readonly Volume[] | undefined {
  const data = { name: 'data', mountPath: '/data/db' };
  if (runAsUser === undefined) return storage === undefined ? undefined : [{ ...data, claim: name }];
  // On a root file system that nobody writes to, mongod still needs its data, and a place for its socket.
  return [
    { ...data, claim: storage === undefined ? undefined : name },
    { name: 'tmp', mountPath: '/tmp' },
  ];
}
