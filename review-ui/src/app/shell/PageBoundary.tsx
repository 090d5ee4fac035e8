import { Component, type ErrorInfo, type ReactNode } from 'react';
import { ErrorState } from '@/components/ErrorState';

interface PageBoundaryProps {
  /** The address: another one is tried afresh. */
  address: string;
  children: ReactNode;
}

/** Keeps a page that breaks from taking the app with it. */
export class PageBoundary extends Component<PageBoundaryProps, { error: unknown }> {
  override state: { error: unknown } = { error: null };

  static getDerivedStateFromError(error: unknown) {
    return { error };
  }

  override componentDidUpdate(before: PageBoundaryProps) {
    if (before.address !== this.props.address && this.state.error !== null) this.setState({ error: null });
  }

  override componentDidCatch(error: unknown, info: ErrorInfo) {
    console.error(error, info.componentStack);
  }

  override render() {
    if (this.state.error === null) return this.props.children;
    return (
      <ErrorState
        title="This page broke."
        error={this.state.error}
        kept="Nothing that is stored was touched."
        onRetry={() => this.setState({ error: null })}
      />
    );
  }
}
