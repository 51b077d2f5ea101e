import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { checks } from '../../src/checks';
import { faultsIn, outcomeOf } from '../../src/checks/run';
import { Kubernetes } from '../../src/kubernetes/version';
import type { JsonObject } from '../../src/manifest/manifest';
import { topologyOf } from '../topology/helpers';

/** One case of what a check tells apart. cases/ has a file for each check. */
interface Case {
  readonly title: string;
  readonly manifests: readonly JsonObject[];
  /** The outcome of each finding, its message and its own remedy, as in `broken selector app=x matches no Pod`. */
  readonly findings: readonly string[];
}

const folder = join(__dirname, 'cases');
const cases = readdirSync(folder).flatMap((file) =>
  (parse(readFileSync(join(folder, file), 'utf8')) as Case[]).map((one) => ({ id: file.replace('.yaml', ''), ...one })),
);

test.each(cases)('$id: $title', ({ id, manifests, findings }) => {
  expect(findingsOf(id, manifests)).toStrictEqual(findings);
});

function findingsOf(id: string, manifests: readonly JsonObject[]): string[] {
  const check = checks.find((one) => one.id === id);
  if (!check) throw new Error(`no check is called ${id}`);
  const text = manifests.map((manifest) => `---\n${JSON.stringify(manifest)}\n`).join('');
  return faultsIn(topologyOf(text, { complete: true, kubernetes: Kubernetes.newest }), undefined, [check]).map(
    ({ fault }) => `${outcomeOf(check, fault)} ${fault.message}${fault.remedy ? `; ${fault.remedy}` : ''}`,
  );
}
