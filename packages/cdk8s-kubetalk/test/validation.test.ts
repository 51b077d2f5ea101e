import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Validation } from '../src';

// The CLI's own, which its package does not export.
const { ValidationContext } = require(join(__dirname, '../../../node_modules/cdk8s-cli/lib/plugins/validation.js'));

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cdk8s-kubetalk-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** What the CLI reports of a file of an App in any language. */
async function reported(yaml: string, properties = {}) {
  const file = join(folder, 'shop.k8s.yaml');
  writeFileSync(file, yaml);
  const context = new ValidationContext([file], 'cdk8s-kubetalk', '0.1.0', { web: { path: 'shop/svc' } }, false);
  await new Validation(properties).validate(context);
  const { violations, summary } = context.report.toJson();
  return { violations, status: summary.status, metadata: summary.metadata, file };
}

const service = (app: string) => `apiVersion: v1
kind: Service
metadata: { name: web }
spec:
  selector: { app: ${app} }
  ports: [{ port: 80 }]
---
apiVersion: v1
kind: Pod
metadata: { name: web-pod, labels: { app: web } }
spec:
  containers: [{ name: web, image: web:1, ports: [{ containerPort: 80 }], readinessProbe: { httpGet: { port: 80 } } }]
`;

test('what can not work fails the synth, with the construct, the place and what to change', async () => {
  const { file, ...report } = await reported(service('wbe'));
  expect(report).toStrictEqual({
    status: 'failure',
    metadata: { errors: '1', warnings: '0' },
    violations: [
      {
        ruleName: 'service-selects-nothing',
        recommendation: 'selector app=wbe matches no Pod; Pod web-pod has app=web: did you mean that?',
        fix: "make the Service's selector the labels of the Pods that it is for",
        violatingConstructs: [
          {
            resourceName: 'web',
            manifestPath: file,
            constructPath: 'shop/svc',
            locations: ['Service web, line 5'],
          },
        ],
      },
    ],
  });
});

test('what works is a success', async () => {
  expect(await reported(service('web'))).toMatchObject({
    status: 'success',
    metadata: { errors: '0', warnings: '0' },
    violations: [],
  });
});

test('a version that is not known is refused', async () => {
  await expect(reported(service('web'), { kubernetesVersion: '1.20' })).rejects.toThrow(
    /^kubernetesVersion 1.20: that version is not known here: use one of 1.28, /,
  );
});
