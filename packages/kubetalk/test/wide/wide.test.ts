import { diffAsJson } from '../../src/diff/json';
import { diffAsText } from '../../src/diff/terminal';
import { LONGEST_MESSAGE } from '../../src/text/budget';
import { check, diff } from '../applied';
import { shapes } from './shapes';

/** All that is written of a shape, in characters, and of what. */
function written(name: string, size: number) {
  const [before, after] = (shapes[name] as (typeof shapes)[string])(size);
  const findings = [...check(before), ...check(after)];
  const sections = [{ report: diff(before, after) }];
  return {
    read: JSON.stringify([before, after]).length,
    longest: Math.max(0, ...findings.map(({ message }) => message.length)),
    said: JSON.stringify(findings).length + diffAsJson(sections).length + diffAsText(sections, false).length,
  };
}

test.each(Object.keys(shapes))('%s: no message is long, and the output does not outgrow the input', (name) => {
  const [small, large] = [written(name, 60), written(name, 120)];
  expect(large.longest).toBeLessThan(LONGEST_MESSAGE + 100);
  expect(large.said / small.said).toBeLessThan((1.5 * large.read) / small.read);
});
