import type { core } from '../../api';
import { all, between, each, fields, filled, oneOf, type Rule, required, wordOf } from '../../rule';
import { label, labelSelectorRule, labelValue, qualifiedName } from '../names';
import { nodeTerm, requiredNodeTerm } from '../nodes';

type Toleration = core.Toleration;
type PodTerm = core.PodAffinityTerm;
type PodAffinity = core.PodAffinity;
type Spread = core.TopologySpreadConstraint;

const EFFECTS = ['NoSchedule', 'PreferNoSchedule', 'NoExecute'];

/** @see https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/ */
const toleration: Rule<Toleration> = all<Toleration>(
  fields<Toleration>({ key: filled(qualifiedName), operator: oneOf('Equal', 'Exists'), effect: oneOf(...EFFECTS) }),
  (item, location) => {
    if (!item) return;
    const { key, operator, value, effect, tolerationSeconds } = item;
    if (!key && operator !== 'Exists')
      location.into('operator').fault('invalid-value', 'is not Exists, as it has to be without a key: give a key');
    if (operator === 'Exists' && value)
      location.into('value').fault('conflicting-fields', 'is given to Exists: remove it');
    if (operator !== 'Exists' && value !== undefined) labelValue(value, location.into('value'));
    if (tolerationSeconds !== undefined && effect !== 'NoExecute')
      location
        .into('effect')
        .fault('conflicting-fields', 'is not NoExecute, which alone takes tolerationSeconds: set it, or remove those');
  },
);

export const tolerations: Rule<readonly Toleration[]> = each(toleration);

const podTerm: Rule<PodTerm> = all<PodTerm>(
  fields<PodTerm>({
    topologyKey: required('the label of nodes that defines a topology domain', qualifiedName),
    labelSelector: labelSelectorRule,
    namespaceSelector: labelSelectorRule,
    namespaces: each(label),
    matchLabelKeys: each(qualifiedName),
    mismatchLabelKeys: each(qualifiedName),
  }),
  (value, location) => {
    for (const key of ['matchLabelKeys', 'mismatchLabelKeys'] as const)
      if (value?.[key]?.length && !value.labelSelector)
        location.into(key).fault('conflicting-fields', 'is given without a labelSelector: give that too');
  },
);

const weight = between(1, 100);

const podAffinity: Rule<PodAffinity> = fields<PodAffinity>({
  requiredDuringSchedulingIgnoredDuringExecution: each(podTerm),
  preferredDuringSchedulingIgnoredDuringExecution: each(
    fields<core.WeightedPodAffinityTerm>({
      weight: required('1 to 100', weight),
      podAffinityTerm: required('what to be near', podTerm),
    }),
  ),
});

/** @see https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/ */
export const affinity = fields<core.Affinity>({
  nodeAffinity: fields<core.NodeAffinity>({
    requiredDuringSchedulingIgnoredDuringExecution: fields<core.NodeSelector>({
      nodeSelectorTerms: required('at least one term', each(requiredNodeTerm)),
    }),
    preferredDuringSchedulingIgnoredDuringExecution: each(
      fields<core.PreferredSchedulingTerm>({ weight: required('1 to 100', weight), preference: nodeTerm }),
    ),
  }),
  podAffinity,
  podAntiAffinity: podAffinity,
});

export const spread: Rule<Spread> = all<Spread>(
  fields<Spread>({
    maxSkew: required('1 or more', between(1)),
    topologyKey: required('the label of nodes that defines a topology domain'),
    whenUnsatisfiable: required('DoNotSchedule or ScheduleAnyway', wordOf('DoNotSchedule', 'ScheduleAnyway')),
    minDomains: between(1),
    nodeAffinityPolicy: wordOf('Honor', 'Ignore'),
    nodeTaintsPolicy: wordOf('Honor', 'Ignore'),
    matchLabelKeys: each(qualifiedName),
    labelSelector: labelSelectorRule,
  }),
  (value, location) => {
    if (value?.matchLabelKeys?.length && !value.labelSelector)
      location.into('matchLabelKeys').fault('conflicting-fields', 'is given without a labelSelector: give that too');
    if (value?.minDomains !== undefined && value.whenUnsatisfiable === 'ScheduleAnyway')
      location.into('minDomains').fault('conflicting-fields', 'is set together with ScheduleAnyway: remove it');
  },
);
