import { Deployment } from './deployment';
import { ReplicaSet } from './replica-set';
import { StatefulSet } from './stateful-set';

/** What may keep the Pods of a component running. */
export const controllers = { ReplicaSet, Deployment, StatefulSet };

export type Controller = keyof typeof controllers;
