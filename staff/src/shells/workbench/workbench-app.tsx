import { RouterProvider } from 'react-router/dom';
import { router } from './routes.tsx';

export function WorkbenchApp() {
  return <RouterProvider router={router} />;
}
