import type * as Shape from './nav-bar';

/** WeChat paints the navigation bar itself. */
export const NavBar: typeof Shape.NavBar = () => null;
