import type { Bytes, ProgramOfPort, Variables, Volume } from 'cdk8s-kubetalk';
import { Program } from 'cdk8s-kubetalk';
import type { Construct } from 'constructs';

export interface DatabaseProps<Port extends number = number, Name extends string = string>
  extends ProgramOfPort<Port, Name> {
  /** How much its data takes, kept on the claim of a StatefulSet's one Pod. @default - the data goes with the Pod */
  readonly storage?: Bytes;
  /** The Secret with the keys `username` and `password` of its administrator. @default - the database asks for no password */
  readonly credentials?: string;
}

/** A MongoDB that other Pods of the cluster find by its name, and that is not reachable from outside. */
export class Database<Port extends number = number, Name extends string = string> extends Program<Port> {
  /** @throws where Kubernetes would refuse it, its port is declared by no container, or several Pods would each keep data */
  constructor(scope: Construct, id: string, props: DatabaseProps<Port, Name>) {
    const { storage, credentials: secret, ...program } = props as DatabaseProps<Port>;
    const derived = { env: credentials(secret), volumes: volumes(props as DatabaseProps) };
    const kept = storage === undefined ? undefined : keptIn(props as DatabaseProps, storage);
    super(scope, id, { controller: 'ReplicaSet', containerName: 'db', ...derived, ...program, ...kept });
  }
}

/** A StatefulSet replaces a Pod only when the last one is gone: at most one database ever has the volume. */
function keptIn({ name, controller = 'StatefulSet', replicas = 1 }: DatabaseProps, storage: Bytes) {
  if (controller !== 'StatefulSet')
    throw new Error(`Database ${name}: storage is kept by a StatefulSet, not by a ${controller}: leave out controller`);
  if (replicas > 1)
    throw new Error(`Database ${name}: each of ${replicas} Pods would keep data of its own: use replicas 1`);
  return { controller, volumeClaimTemplates: [{ name: 'data', storage }] };
}

/** The variables by which the image of MongoDB makes its administrator. */
function credentials(secret: string | undefined): Variables | undefined {
  if (secret === undefined) return undefined;
  return {
    MONGO_INITDB_ROOT_USERNAME: { secret, key: 'username' },
    MONGO_INITDB_ROOT_PASSWORD: { secret, key: 'password' },
  };
}

function volumes({ storage, runAsUser }: DatabaseProps): readonly Volume[] | undefined {
  const data = { name: 'data', mountPath: '/data/db' };
  if (runAsUser === undefined) return storage === undefined ? undefined : [data];
  // With a read-only root file system, mongod still needs its data, and a place for its socket.
  return [data, { name: 'tmp', mountPath: '/tmp' }];
}
