import { isRecord, type Json, list, record, text } from '../manifest/manifest';
import type { End, Flow } from './flow';

/**
 * A line of `hubble observe -o json`.
 *
 * @returns undefined for what is none, or is the answer to another one
 * @see https://docs.cilium.io/en/stable/_api/v1/flow/README/
 */
export function hubbleFlow(value: Json): Flow | undefined {
  const flow = record(isRecord(value) && isRecord(value.flow) ? value.flow : value);
  const { verdict, is_reply: isReply, source, destination, l4 } = flow;
  if (isReply === true || !['FORWARDED', 'DROPPED', 'REDIRECTED', 'TRANSLATED'].includes(text(verdict)))
    return undefined;
  const { TCP, UDP, SCTP } = record(l4);
  const port = record(TCP ?? UDP ?? SCTP).destination_port;
  return {
    from: endOf(source),
    to: endOf(destination),
    ...(typeof port === 'number' && { port }),
    passed: verdict !== 'DROPPED',
  };
}

function endOf(value: Json | undefined): End {
  const { namespace, pod_name: pod, workloads } = record(value);
  const workload = text(record(list(workloads)[0]).name);
  return {
    ...(text(namespace) && { namespace: text(namespace) }),
    ...(text(pod) && { pod: text(pod) }),
    ...(workload && { workload }),
  };
}
