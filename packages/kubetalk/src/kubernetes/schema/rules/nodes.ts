import type { core } from '../api';
import { each, fields, from, type Rule } from '../rule';
import { labelValue, requirement } from './names';

type Term = core.NodeSelectorTerm;
const NODE_OPERATORS = ['In', 'NotIn', 'Exists', 'DoesNotExist', 'Gt', 'Lt'];
/** What nodes are meant. */
export const nodeTerm = termOf(requirement(NODE_OPERATORS));

/** As {@link nodeTerm}, where nothing else will do: in it, values are those of labels. */
export const requiredNodeTerm: Rule<Term> = from('1.36', termOf(requirement(NODE_OPERATORS, labelValue)), nodeTerm);

function termOf(expression: Rule<core.NodeSelectorRequirement>): Rule<Term> {
  return fields<Term>({
    matchExpressions: each(expression),
    matchFields: each((item, location) => {
      if (item && !['In', 'NotIn'].includes(item.operator ?? ''))
        location.into('operator').fault('invalid-value', `is "${item.operator ?? ''}": use In or NotIn`);
      else if (item?.values?.length !== 1)
        location.into('values').fault('missing-field', 'does not have one value: give it one');
      if (item?.key !== 'metadata.name')
        location.into('key').fault('invalid-value', `is "${item?.key ?? ''}": use metadata.name`);
    }),
  });
}
