import { channelContracts } from './channels.ts';
import { customerContracts } from './customers.ts';
import { followerContracts } from './followers.ts';
import { integrationContracts } from './integrations.ts';
import { memberContracts } from './members.ts';
import { staffContracts } from './staff.ts';

/** Every endpoint of the product, keyed `audience.module.verb`. */
export const contracts = {
  ...memberContracts,
  ...staffContracts,
  ...customerContracts,
  ...channelContracts,
  ...followerContracts,
  ...integrationContracts,
};
