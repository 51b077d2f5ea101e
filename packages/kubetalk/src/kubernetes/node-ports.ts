import { inText, type JsonObject, list, record } from '../manifest/manifest';

/** A nodePort that a Service asks for. */
export interface NodePortClaim {
  /** Of its port in the Service. */
  readonly index: number;
  /** As the whole cluster knows it: `30001/TCP`. */
  readonly key: string;
}

/** The nodePorts that a Service asks for. The API server treats 0 as absent. */
export function nodePortClaims({ value }: { readonly value: JsonObject }): readonly NodePortClaim[] {
  return list(record(value.spec).ports).flatMap((port, index) => {
    const { nodePort, protocol } = record(port);
    return typeof nodePort === 'number' && nodePort !== 0
      ? [{ index, key: `${nodePort}/${inText(protocol || 'TCP')}` }]
      : [];
  });
}
