import { siteUrl } from "../env.js";

/** A bank or an acquirer that takes money by card: the port. */
export interface PaymentProvider {
  /** Begins a payment; the person goes to `payUrl` and returns. Repeating it with the same key begins nothing new. */
  begin(payment: {
    readonly key: string;
    readonly kopecks: number;
    readonly description: string;
    /** The site's page to which the person returns. */
    readonly returnTo: string;
  }): Promise<{ readonly reference: string; readonly payUrl: string }>;

  /** What has become of it. */
  outcome(reference: string): Promise<"PENDING" | "PAID" | "DECLINED">;
}

/**
 * A provider to try things with: no money moves. Its references say how it ends, by the kopecks of the sum as test cards
 * do: 13 is declined, 14 stays pending, all else is paid.
 */
class SandboxProvider implements PaymentProvider {
  async begin({ key, kopecks, returnTo }: { key: string; kopecks: number; returnTo: string }) {
    const reference = `sandbox-${kopecks % 100}-${key}`;
    const asked = new URLSearchParams({ payment: reference, returnTo });
    return { reference, payUrl: `${siteUrl()}/practice-bank?${asked.toString()}` };
  }

  async outcome(reference: string) {
    const [, kopecks] = reference.split("-");
    if (kopecks === "13") return "DECLINED";
    return kopecks === "14" ? "PENDING" : "PAID";
  }
}

/** The one in use: none but the sandbox speaks to a bank yet. */
export const paymentProvider: PaymentProvider = new SandboxProvider();
