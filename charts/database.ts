import type { Bytes, ProgramOfPort, Variables, Volume } from 'cdk8s-kubetalk';
import { Program } from 'cdk8s-kubetalk';
import type { Construct } from 'constructs';
import * as k8s from '../imports/k8s';

export interface DatabaseProps<Port extends number = number, Name extends string = string>
  extends ProgramOfPort<Port, Name> {
  /** How much its data takes, kept on a PersistentVolumeClaim. @default - the data goes with the Pod */
  readonly storage?: Bytes;
  /** The Secret with the keys `username` and `password` of its administrator. @default - nobody has to say who they are */
  readonly credentials?: string;
}

/** A MongoDB that other Pods of the cluster find by its name, and nobody from outside. */
export class Database<Port extends number = number, Name extends string = string> extends Program<Port> {
  /** @throws where Kubernetes would refuse it, or the port is declared by no container and said without a reason */
  constructor(scope: Construct, id: string, props: DatabaseProps<Port, Name>) {
    const { storage, credentials: secret, ...program } = props as DatabaseProps<Port>;
    const derived = { env: credentials(secret), volumes: volumes(props as DatabaseProps) };
    super(scope, id, { controller: 'ReplicaSet', containerName: 'db', ...derived, ...program });
    if (storage !== undefined) this.claim(this.service.name, storage);
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
function credentials(secret: string | undefined): Variables | undefined {
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
