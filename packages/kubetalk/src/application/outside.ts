import { serviceNames } from '../kubernetes/service-names';

/** A Service outside of the manifests that its callers count on. */
export interface ExternalService {
  readonly name: string;
  /** @default - the namespace of those who call it by its bare name */
  readonly namespace?: string;
  /** @default - any */
  readonly port?: number;
}

/** A host outside of the manifests, as `HOST[:PORT]` names it. */
export interface OutsideAddress {
  readonly host: string;
  /** @default - any */
  readonly port?: number;
}

/** `mail`, `mail.office`, `mail.office.svc.cluster.local:25`, …; undefined for what is no host. */
export function outsideAddress(text: string): OutsideAddress | undefined {
  const [matched, host = '', port] = /^([a-z\d](?:[-a-z\d.]*[a-z\d])?)(?::(\d{1,5}))?$/i.exec(text) ?? [];
  if (matched === undefined || Number(port ?? 1) < 1 || Number(port ?? 1) > 65_535) return undefined;
  return port === undefined ? { host: host.toLowerCase() } : { host: host.toLowerCase(), port: Number(port) };
}

/** The Services that a host outside may be, as those who call it name them. */
export function servicesAt({ host, port }: OutsideAddress): readonly ExternalService[] {
  const bare = !host.includes('.');
  return serviceNames(host, '').map(({ name, namespace }) => ({
    name,
    ...(!bare && { namespace }),
    ...(port !== undefined && { port }),
  }));
}

export function outsideText({ host, port }: OutsideAddress): string {
  return port === undefined ? host : `${host}:${port}`;
}
