import { Deployment } from './deployment';
import { ReplicaSet } from './replica-set';

/** What may keep the Pods of a component running. */
export const controllers = { ReplicaSet, Deployment };

export type Controller = keyof typeof controllers;
