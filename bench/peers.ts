import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from './measure';

/** Whether a program can be called. */
export function onPath(program: keyof typeof VERSION): boolean {
  return spawnSync(program, VERSION[program], { stdio: 'ignore' }).status === 0;
}

/** How the programs that ours is measured beside say their version. */
const VERSION: Readonly<Record<string, readonly string[]>> = {
  helm: ['version', '--short'],
  kustomize: ['version'],
  kubeconform: ['-v'],
  'kube-score': ['version'],
  dyff: ['version'],
};

/** Of Node, of the libraries that a synth takes, and of the programs that are on PATH. */
export function versions(): Readonly<Record<string, string>> {
  const libraries = ['cdk8s', 'cdk8s-cli', 'typescript'].map((name) => {
    const { version } = JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8'));
    return [name, version] as const;
  });
  const programs = Object.entries(VERSION).flatMap(([name, words]) => {
    const { status, stdout } = spawnSync(name, words, { encoding: 'utf8' });
    const [version] = /\d+(\.\d+)+/.exec(stdout ?? '') ?? [];
    return status === 0 ? [[name, version ?? 'development'] as const] : [];
  });
  return Object.fromEntries([['Node', process.versions.node], ...libraries, ...programs]);
}

/** A Helm chart that renders a number of databases, each a ReplicaSet and its Service. */
export function helmChart(folder: string, count: number): Command {
  mkdirSync(join(folder, 'templates'), { recursive: true });
  writeFileSync(join(folder, 'Chart.yaml'), 'apiVersion: v2\nname: growth\nversion: 0.1.0\n');
  writeFileSync(join(folder, 'values.yaml'), '');
  const body = `{{- range $i := until ${count} }}\n---\n${database('{{ $i }}')}{{- end }}\n`;
  writeFileSync(join(folder, 'templates/databases.yaml'), body);
  return { words: ['helm', 'template', folder], cwd: folder };
}

/** A Helm chart that renders given manifests as they are, a thousand documents in each of its templates. */
export function helmChartOf(folder: string, yaml: string): Command {
  mkdirSync(join(folder, 'templates'), { recursive: true });
  writeFileSync(join(folder, 'Chart.yaml'), 'apiVersion: v2\nname: given\nversion: 0.1.0\n');
  const documents = yaml.split(/^---\n/m);
  for (let from = 0; from < documents.length; from += 1000)
    writeFileSync(join(folder, `templates/${from}.yaml`), documents.slice(from, from + 1000).join('---\n'));
  return { words: ['helm', 'template', folder], cwd: folder };
}

/** A kustomization of a number of databases, all in one file. */
export function kustomization(folder: string, count: number): Command {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'kustomization.yaml'), 'resources: [databases.yaml]\n');
  const all = Array.from({ length: count }, (_, index) => database(String(index)));
  writeFileSync(join(folder, 'databases.yaml'), all.join('---\n'));
  return { words: ['kustomize', 'build', folder], cwd: folder };
}

/** The YAML of one database, as bench/growth.ts synthesizes it. */
function database(index: string): string {
  return `apiVersion: apps/v1
kind: ReplicaSet
metadata:
  name: db-${index}
spec:
  selector:
    matchLabels:
      app: db-${index}
  template:
    metadata:
      labels:
        app: db-${index}
    spec:
      containers:
        - image: mongo:7.0
          name: db
          ports:
            - containerPort: 27017
---
apiVersion: v1
kind: Service
metadata:
  name: db-${index}
spec:
  ports:
    - port: 27017
  selector:
    app: db-${index}
`;
}
