import { readFileSync } from 'node:fs';
import { applicationOf, check, manifestsOf } from 'kubetalk';
import type { OutsideService } from './acknowledge';
import { kubernetesVersion } from './kubernetes-version';

/** What a validation in cdk8s.yaml says under `properties`. */
export interface ValidationProperties {
  /** The version of Kubernetes to judge for, such as `1.30`. @default - what cdk8s.yaml imports, else the newest known */
  readonly kubernetesVersion?: string;
  /** Services that the manifests call, and that are deployed elsewhere. @default - none */
  readonly outside?: readonly OutsideService[];
}

/** What the CLI of cdk8s gives a validation, as far as it is used here. */
export interface ValidationContext {
  /** The files that were synthesized. */
  readonly manifests: readonly string[];
  readonly report: {
    addViolation(violation: {
      readonly ruleName: string;
      readonly recommendation: string;
      readonly fix: string;
      readonly violatingResources: readonly {
        readonly resourceName: string;
        readonly manifestPath: string;
        readonly locations: readonly string[];
      }[];
    }): void;
    submit(status: 'success' | 'failure', metadata?: Readonly<Record<string, string>>): void;
  };
}

/**
 * The checks for an App of any language, as a validation of `cdk8s synth`: cdk8s.yaml names it under `validations`. The CLI adds
 * the path of the construct that made an object.
 */
export class Validation {
  constructor(private readonly properties: ValidationProperties = {}) {}

  /** @throws where the version is not known */
  async validate({ manifests, report }: ValidationContext): Promise<void> {
    const { outside, kubernetesVersion: version } = this.properties;
    const read = manifests.flatMap((file) => manifestsOf({ file, text: readFileSync(file, 'utf8') }));
    const application = applicationOf(read, { outside, complete: true, kubernetes: kubernetesVersion(version) });
    const findings = check(application);
    for (const { check: id, message, remedy, object, file = '', line } of findings)
      report.addViolation({
        ruleName: id,
        recommendation: message,
        fix: remedy,
        violatingResources: [
          {
            resourceName: object.name,
            manifestPath: file,
            locations: [`${object.kind} ${object.name}${line === undefined ? '' : `, line ${line}`}`],
          },
        ],
      });
    const count = (severity: 'error' | 'warning') => findings.filter((one) => one.severity === severity).length;
    const [errors, warnings] = [count('error'), count('warning')];
    report.submit(errors > 0 ? 'failure' : 'success', { errors: String(errors), warnings: String(warnings) });
  }
}
