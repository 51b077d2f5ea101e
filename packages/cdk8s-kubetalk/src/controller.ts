import { DaemonSet } from './daemon-set';
import { Deployment } from './deployment';
import { ReplicaSet } from './replica-set';
import { StatefulSet } from './stateful-set';

/** What may keep the Pods of a component running. */
export const controllers = { ReplicaSet, Deployment, StatefulSet, DaemonSet };

export type Controller = keyof typeof controllers;
