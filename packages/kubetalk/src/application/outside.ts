/** A host that somebody else runs, as `HOST[:PORT]` names it. */
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
