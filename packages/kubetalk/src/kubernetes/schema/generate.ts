import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import * as k8s from 'cdk8s-plus-28/lib/imports/k8s';
import { fieldsOf } from './jsii';

// node bin/run.mjs packages/kubetalk/src/kubernetes/schema/generate.ts: brings packages/kubetalk/src/kubernetes/schema/fields.ts up to date with the installed cdk8s-plus-28.
const assembly = readFileSync(createRequire(join(process.cwd(), 'x')).resolve('cdk8s-plus-28/.jsii'), 'utf8');
writeFileSync('packages/kubetalk/src/kubernetes/schema/fields.ts', fieldsOf(assembly, k8s));
