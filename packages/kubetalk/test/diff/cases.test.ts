import { diffAsText } from '../../src/diff/terminal';
import { Kubernetes } from '../../src/kubernetes/version';
import { diff } from '../applied';
import record from './record.json';
import { caseNames, side } from './sets';

const observed: Readonly<Record<string, { readonly kubernetes: string }>> = record;

test.each(caseNames)('the report of %s', (name) => {
  const kubernetes = Kubernetes.of(observed[name]?.kubernetes ?? '');
  const report = diff(side(name, 'before'), side(name, 'after'), { ...(kubernetes && { kubernetes }) });
  expect(`\n${diffAsText([{ report }], false)}`.replace(/x{100,}/g, 'x…')).toMatchSnapshot();
});
