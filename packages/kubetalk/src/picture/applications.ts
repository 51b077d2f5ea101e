import type { Application } from '../application/application';
import { variantOf } from '../application/variants';
import type { Levels } from '../checks/levels';
import { topologyOf } from '../topology/topology';
import { pictureOf } from './model';
import type { Picture } from './picture';
import { withSeen } from './seen';
import { sideBySide } from './side-by-side';

/** Applications as one picture, each by itself in it. */
export function pictureOfAll(applications: readonly Application[], levels?: Levels): Picture {
  const pictures = applications.map((application) => {
    const topology = topologyOf(application);
    return [variantOf(application.manifests), withSeen(pictureOf(topology, levels), topology)] as const;
  });
  return sideBySide(new Map(pictures));
}
