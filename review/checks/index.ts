import type { Check } from './check';
import { conflictingFields } from './conflicting-fields';
import { duplicateEntry } from './duplicate-entry';
import { invalidAddress } from './invalid-address';
import { invalidKey } from './invalid-key';
import { invalidLabel } from './invalid-label';
import { invalidName } from './invalid-name';
import { invalidPort } from './invalid-port';
import { invalidProbe } from './invalid-probe';
import { invalidQuantity } from './invalid-quantity';
import { invalidSchedule } from './invalid-schedule';
import { invalidValue } from './invalid-value';
import { missingField } from './missing-field';
import { missingKind } from './missing-kind';
import { nodePortClash } from './node-port-clash';
import { nodePortRange } from './node-port-range';
import { notBase64 } from './not-base64';
import { removedApiVersion } from './removed-api-version';
import { selectorDiffersFromTemplate } from './selector-differs-from-template';
import { serviceTypeFields } from './service-type-fields';
import { unknownField } from './unknown-field';
import { unknownKind } from './unknown-kind';
import { unknownVolume } from './unknown-volume';
import { wrongType } from './wrong-type';

/** Every check, in the order in which the docs list them. */
export const checks: readonly Check[] = [
  missingKind,
  unknownKind,
  removedApiVersion,
  unknownField,
  wrongType,
  missingField,
  notBase64,
  invalidName,
  invalidLabel,
  invalidKey,
  invalidPort,
  invalidValue,
  invalidAddress,
  invalidQuantity,
  invalidProbe,
  invalidSchedule,
  conflictingFields,
  duplicateEntry,
  unknownVolume,
  selectorDiffersFromTemplate,
  serviceTypeFields,
  nodePortRange,
  nodePortClash,
];
