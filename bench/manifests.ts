import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A file of ReplicaSets and their Services, of which some are not as they were. @returns its path */
export function set(scratch: string, count: number, changed: number): string {
  const folder = join(scratch, 'sets');
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${count}-${changed}.yaml`);
  writeFileSync(file, text(count, changed));
  return file;
}

/** A folder of files with 10,000 objects each, of which no two have a name. */
export function folder(scratch: string, count: number): string {
  const path = join(scratch, `many-${count}`);
  mkdirSync(path, { recursive: true });
  for (let index = 0; index < count; index++)
    writeFileSync(join(path, `${index}.yaml`), text(10_000, 0, `web${index}`));
  return path;
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
