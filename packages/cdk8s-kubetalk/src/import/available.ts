import * as cdk8s from 'cdk8s';
import { table } from 'kubetalk/kubernetes';
import * as constructs from '..';

/** What the written code can call, by name. */
export const AVAILABLE: Readonly<Record<string, unknown>> = table({ ...cdk8s, ...constructs });
