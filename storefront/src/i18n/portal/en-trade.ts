/** The words of parcels, money, members and pay. */
export const trade = {};
