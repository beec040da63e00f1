import type { Config } from '../../config.js';
import type { Access } from './contract.js';

/** The access that the settings give: ADMIN_IDS and ALLOWED_IDS, nobody else. */
export function accessFromSettings({ adminIds, allowedIds }: Config): Access {
  return {
    isAdmin: (id) => adminIds.has(id),
    isAllowed: (id) => adminIds.has(id) || allowedIds.has(id),
  };
}
