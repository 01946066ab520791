const ours = /^ord_([0-9A-HJKMNP-TV-Z]{26})$/;
const bare = /^[0-9A-HJKMNP-TV-Z]{26}$/;

/** As people read an order number out: ours without the letters before it, another system's as it is. */
export const shownOrderNo = (orderNo: string): string => ours.exec(orderNo)?.[1] ?? orderNo;

/** What was copied from a page finds the order, too. */
export const storedOrderNo = (typed: string): string => {
  const upper = typed.toUpperCase();
  return bare.test(upper) ? `ord_${upper}` : typed;
};
