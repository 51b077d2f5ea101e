import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Command, line, race } from './measure';
import { onPath, version } from './peers';

/** The diff, against Node alone, against its own growth, and against dyff where that is on PATH. */
export function diff(here: string, scratch: string): void {
  const command = (...words: Command['words']): Command => ({ cwd: here, words });
  const ours = (before: string, after: string) =>
    command('node', 'bin/run.mjs', 'packages/kubetalk/src/cli/main.ts', 'diff', '--exit-zero', before, after);
  const sides = (count: number, changed = 100) => [set(scratch, count, 0), set(scratch, count, changed)] as const;

  const environments = ['dist/lesson.k8s.yaml', 'dist/load-balancer.k8s.yaml'] as const;
  const small = race(7, { ours: ours(...environments), node: command('node', '-e', '0') });
  console.log('\ndiff, with what the cluster will do');
  console.log(line('two environments / node -e 0', small.ours, small.node, 6));

  const [ten, half, whole] = [sides(10, 1), sides(5000), sides(10_000)];
  const growth = race(7, { half: ours(...half), whole: ours(...whole), ten: ours(...ten) });
  const seconds = growth.whole.processor - growth.ten.processor;
  console.log(`  10,000 objects a side, 100 changed: ${seconds.toFixed(2)} s beside start-up   aim 1.0`);
  console.log(line('10,000 objects a side, 100 changed / 5,000', growth.whole, growth.half, 2.2));
  if (onPath('dyff')) {
    const peers = race(7, { ours: ours(...whole), dyff: command('dyff', 'between', ...whole) });
    // Dyff shows what differs; ours predicts what the cluster does as well.
    console.log(line(`10,000 / dyff between (${version('dyff', 'version')})`, peers.ours, peers.dyff, 1));
  }
}

/** A file of ReplicaSets and their Services, of which some are not as they were. @returns its path */
export function set(scratch: string, count: number, changed: number): string {
  const folder = join(scratch, 'diff');
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${count}-${changed}.yaml`);
  writeFileSync(file, text(count, changed));
  return file;
}

/** ReplicaSets and their Services, of which some are not as they were. */
export function text(count: number, changed: number, name = 'web'): string {
  const pairs = count / 2;
  const step = pairs / Math.max(1, changed);
  const isChanged = (index: number) => changed > 0 && index % step === 0;
  const all = Array.from({ length: pairs }, (_, index) =>
    pair(`${name}-${index}`, isChanged(index) ? 'web:2' : 'web:1'),
  );
  return all.join('---\n');
}

function pair(name: string, image: string): string {
  return `apiVersion: apps/v1
kind: ReplicaSet
metadata:
  name: ${name}
spec:
  replicas: 2
  selector:
    matchLabels:
      app: ${name}
  template:
    metadata:
      labels:
        app: ${name}
    spec:
      containers:
        - name: web
          image: ${image}
          env:
            - name: NEXT_HOST
              value: web-0
          ports:
            - containerPort: 8080
---
apiVersion: v1
kind: Service
metadata:
  name: ${name}
spec:
  selector:
    app: ${name}
  ports:
    - port: 8080
`;
}
