import { readFileSync } from 'node:fs';
import { InputError } from '../manifest/input-error';
import type { Json } from '../manifest/manifest';
import { conntrackFlow } from './conntrack';
import type { Flow } from './flow';
import { hubbleFlow } from './hubble';
import { answerFlows, metricFlow } from './metrics';

/** @throws InputError where the file can't be read, or nothing in it is known */
export function seenIn(file: string): readonly Flow[] {
  let text: string;
  try {
    text = readFileSync(file === '-' ? 0 : file, 'utf8');
  } catch (error) {
    throw new InputError(`${file}: can't be read (${(error as NodeJS.ErrnoException).code})`);
  }
  const flows = flowsIn(text);
  if (flows.length > 0) return flows;
  throw new InputError(
    `${file}: no traffic is seen in it: use what hubble observe -o json, the metrics of Istio or Linkerd, or conntrack -L prints`,
  );
}

/** The traffic that a text tells of, each kind of it once; what is of no known format is passed over. */
export function flowsIn(text: string): readonly Flow[] {
  const whole = parsed(text);
  const found = whole === undefined ? text.split('\n').flatMap(flowOf) : fromJson(whole);
  return [...new Map(found.map((flow) => [JSON.stringify(flow), flow])).values()];
}

function fromJson(value: Json): readonly Flow[] {
  if (Array.isArray(value)) return value.flatMap((one) => hubbleFlow(one) ?? []);
  const answers = answerFlows(value);
  return answers.length > 0 ? answers : [hubbleFlow(value) ?? []].flat();
}

function flowOf(line: string): readonly Flow[] {
  if (!line.startsWith('{')) return [metricFlow(line) ?? conntrackFlow(line) ?? []].flat();
  const value = parsed(line);
  return value === undefined ? [] : [hubbleFlow(value) ?? []].flat();
}

function parsed(text: string): Json | undefined {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
