import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { typesText } from './declarations';
import { merging, mergingText } from './merging';
import { type Definitions, type Merging, mergingOf, type Types, typesOf } from './openapi';
import { tabled, tableText } from './print';

// node bin/run.mjs packages/kubetalk/src/kubernetes/schema/generate.ts FILE|FOLDER…: brings table.ts, api.ts and patches.ts up to
// date with definitions of Kubernetes, one version a file: v1.37.json, as `kubectl get --raw /openapi/v2 > v1.37.json` writes it; gzipped
// (.json.gz) or not. What is known of other versions stays.
const folder = 'packages/kubetalk/src/kubernetes/schema';

function filesOf(path: string): readonly string[] {
  if (!statSync(path).isDirectory()) return [path];
  const names = readdirSync(path).filter((name) => /\.json(\.gz)?$/.test(name));
  return names.map((name) => join(path, name));
}

function read(file: string): [number, Definitions] {
  const [, minor] = /^v?1\.(\d+)(?:\.\d+)?\.json(?:\.gz)?$/.exec(basename(file)) ?? [];
  if (minor === undefined) throw new Error(`${file}: does not say its version: name it v1.37.json or alike`);
  const bytes = readFileSync(file);
  const text = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
  const { definitions } = JSON.parse(text) as { definitions?: Definitions };
  if (!definitions) throw new Error(`${file}: has no definitions: use what kubectl get --raw /openapi/v2 prints`);
  return [Number(minor), definitions];
}

const files = process.argv.slice(2).flatMap(filesOf);
if (files.length === 0) throw new Error('no definitions: name files or folders that have them');
const given = files.map(read);
const known = new Map<number, Types>([...tabled(), ...given.map(([minor, one]) => [minor, typesOf(one)] as const)]);
writeFileSync(join(folder, 'table.ts'), tableText(known));
writeFileSync(join(folder, 'api.ts'), typesText(known));
const rules = given.map(([, one]): Merging => mergingOf(one));
writeFileSync(join(folder, 'patches.ts'), mergingText([merging(), ...rules]));
