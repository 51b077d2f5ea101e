import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type EnvironmentName, environments } from './environments';
import { documents, lesson } from './test/lesson/manifests';
import { synthesize } from './test/synthesize';

/** What the lesson's own environments must say; every other one is this project's. */
const lessons: Record<Exclude<EnvironmentName, 'autoscaled' | 'hardened'>, unknown[]> = {
  lesson: lesson('go-demo-2-db-rs', 'go-demo-2-db-svc', 'go-demo-2-api-rs', 'go-demo-2-api-svc'),
  'single-pod': lesson('go-demo-2-rs', 'go-demo-2-svc'),
  'single-pod-exposed': lesson('go-demo-2-rs', 'go-demo-2-svc-exposed'),
  'load-balancer': lesson('go-demo-2-db-rs', 'go-demo-2-db-svc', 'go-demo-2-api-rs', 'go-demo-2-api-svc-lb'),
};

test.each(Object.entries(lessons))(
  '%s says what the lesson says, field by field and in its order',
  (name, manifests) => {
    expect(documents(synthesize(environments.asked({ ENVIRONMENT: name })))).toStrictEqual(manifests);
  },
);

describe.each(environments.names)('environment %s', (name) => {
  test('is synthesized as it is committed to dist/, where it is reviewed', () => {
    expect(synthesize(name)).toBe(readFileSync(join(__dirname, 'dist', `${name}.k8s.yaml`), 'utf8'));
  });

  test('is the same on every run', () => {
    expect(synthesize(name)).toBe(synthesize(name));
  });
});

test('dist/ holds the environments and nothing else', () => {
  const files = environments.names.map((name) => `${name}.k8s.yaml`);
  expect(readdirSync(join(__dirname, 'dist')).sort()).toEqual(files.sort());
});

test('the default environment is the lesson', () => {
  expect(environments.asked({})).toBe('lesson');
});

test('an unknown environment is refused with the list of the known ones', () => {
  expect(() => environments.asked({ ENVIRONMENT: 'prod' })).toThrow(
    new Error(
      'ENVIRONMENT "prod" is not known: use one of lesson, single-pod, single-pod-exposed, load-balancer, autoscaled, hardened',
    ),
  );
});

test('synthesizing in a program writes nothing to disk', () => {
  const here = process.cwd();
  const empty = mkdtempSync(join(tmpdir(), 'go-demo-2-'));
  try {
    process.chdir(empty);
    for (const name of environments.names) synthesize(name);
    expect(readdirSync(empty)).toEqual([]);
  } finally {
    process.chdir(here);
    rmSync(empty, { recursive: true });
  }
});
