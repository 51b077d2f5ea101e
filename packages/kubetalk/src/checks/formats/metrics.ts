import { groupBy } from '../../manifest/group-by';
import type { CheckReport } from '../report';

/** How many findings there are, in the text format of Prometheus. Names are those of Kubernetes, and of checks: nothing in them is to be escaped. */
export function metrics({ findings, counts }: CheckReport): string {
  const groups = groupBy(findings, ({ severity, check, object }) =>
    JSON.stringify([check, severity, object.namespace]),
  );
  const lines = [...groups].map(([key, all]) => {
    const [check, severity, namespace] = JSON.parse(key) as string[];
    const labels = Object.entries({ check, severity, namespace }).map(
      ([name, value]) => `${name}=${JSON.stringify(value)}`,
    );
    return `kubetalk_findings{${labels.join()}} ${all.length}`;
  });
  return [
    '# HELP kubetalk_objects Objects that were checked.',
    '# TYPE kubetalk_objects gauge',
    `kubetalk_objects ${counts.objects}`,
    '# HELP kubetalk_findings Findings of a check.',
    '# TYPE kubetalk_findings gauge',
    ...lines.sort(),
    '',
  ].join('\n');
}
