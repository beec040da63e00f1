/** Who may ask, as it stands at this moment. */
export interface Access {
  /** Named in ADMIN_IDS. An admin is always allowed. */
  isAdmin(id: number): boolean;
  isAllowed(id: number): boolean;
}
