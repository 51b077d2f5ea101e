import { isRecord, type Json, list, record, strings, text } from '../manifest/manifest';
import { table } from '../manifest/table';
import type { Flow } from './flow';

type Labels = Readonly<Record<string, string>>;

/** Counters of requests and connections, by their names. */
const READERS: Readonly<Record<string, (labels: Labels) => Flow | undefined>> = table({
  istio_requests_total: ofIstio,
  istio_tcp_connections_opened_total: ofIstio,
  request_total: ofLinkerd,
  response_total: ofLinkerd,
  tcp_open_total: ofLinkerd,
});

/** A line of the Prometheus text format; undefined where it counts no calls between workloads, or none was made. */
export function metricFlow(line: string): Flow | undefined {
  const [, name = '', inner = '', value = ''] = /^(\w+)\{(.*)\}\s+([-+.\dEeInfa]+)(?:\s+-?\d+)?\s*$/.exec(line) ?? [];
  const read = READERS[name];
  if (!read || !(Number(value) > 0)) return undefined;
  // `one="a",other="b"`: names of Kubernetes' objects have no quotation marks.
  const parts = inner.split('"');
  const pairs = parts.flatMap((key, index) =>
    index % 2 === 0 && parts[index + 1] !== undefined ? [[key.replace(/[,= ]/g, ''), parts[index + 1] ?? '']] : [],
  );
  return read(Object.fromEntries(pairs));
}

/** The answer of Prometheus' API to a query of such a counter. */
export function answerFlows(value: Json): readonly Flow[] {
  const { result } = record(record(value).data);
  return list(result).flatMap((one) => {
    const { metric, value: sample, values } = record(one);
    const [, last] = list(sample ?? list(values).at(-1));
    const labels = strings(metric);
    const name = labels.__name__ ?? '';
    // A sum has no name any more: its labels tell it.
    const read =
      READERS[name] ?? ('source_workload' in labels ? ofIstio : 'dst_namespace' in labels ? ofLinkerd : undefined);
    return (isRecord(metric) && Number(text(last)) > 0 && read?.(labels)) || [];
  });
}

/** @see https://istio.io/latest/docs/reference/config/metrics/ */
function ofIstio(labels: Labels): Flow | undefined {
  const end = (side: string) => ({
    namespace: labels[`${side}_workload_namespace`] ?? '',
    workload: labels[`${side}_workload`] ?? '',
  });
  return { from: end('source'), to: end('destination'), passed: labels.response_code !== '0' };
}

const KINDS = ['deployment', 'statefulset', 'daemonset', 'replicaset', 'job', 'cronjob', 'replicationcontroller'];

/** @see https://linkerd.io/2/reference/proxy-metrics/ */
function ofLinkerd(labels: Labels): Flow | undefined {
  if (labels.direction !== undefined && labels.direction !== 'outbound') return undefined;
  const named = (prefix: string) => KINDS.map((kind) => labels[prefix + kind]).find(Boolean) ?? '';
  return {
    from: { namespace: labels.namespace ?? '', workload: named('') },
    to: { namespace: labels.dst_namespace ?? '', workload: named('dst_') },
    passed: true,
  };
}
