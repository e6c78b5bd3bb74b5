package io.starledger.billing.lives;

import java.util.SplittableRandom;

/** How a subscription is paid for, or is not. */
final class Dunning {
    private final World world;
    private final LivedMoney money;
    private final SplittableRandom random;

    Dunning(World world, LivedMoney money) {
        this.world = world;
        this.money = money;
        this.random = world.random;
    }

    /** The first payment, without which nothing begins. */
    void first(LivedSubscription it, boolean isPaid) {
        LivedInvoice invoice = it.invoices.getFirst();
        if (isPaid) {
            pay(invoice);
            becomes(it, "active");
        } else if (world.chance(50)) {
            invoice.fail();
        } else {
            invoice.voidIt();
            becomes(it, "incomplete_expired");
        }
    }

    void periodEnds(LivedSubscription it) {
        world.pass(1);
        if (it.isCanceledAtEnd) {
            cancel(it);
            return;
        }
        boolean wasTrial = it.status.equals("trialing");
        it.beginPeriod(LivedSubscription.MONTH);
        if (wasTrial && world.chance(20)) {
            it.status = "paused";
            it.tellChange();
            it.tell("paused");
            return;
        }
        if (wasTrial) {
            it.status = "active";
        }
        it.tellChange();
        if (!it.status.equals("paused")) {
            renewed(it);
        }
    }

    private void renewed(LivedSubscription it) {
        LivedInvoice invoice = it.bill(random.nextInt(1, 5_000));
        if (!it.status.equals("active")) {
            invoice.fail();
        } else if (world.chance(60)) {
            pay(invoice);
        } else {
            invoice.fail();
            becomes(it, "past_due");
        }
    }

    void goesOn(LivedSubscription it) {
        switch (random.nextInt(6)) {
            case 0 -> it.invoices.getLast().fail();
            case 1, 2 -> recovers(it);
            case 3 -> becomes(it, "unpaid");
            case 4 -> {
                it.isCanceledAtEnd = !it.isCanceledAtEnd;
                it.tellChange();
            }
            default -> {
                if (world.chance(50)) {
                    it.invoices.getLast().giveUp();
                }
                cancel(it);
            }
        }
    }

    void unpaid(LivedSubscription it) {
        switch (random.nextInt(4)) {
            case 0, 1 -> recovers(it);
            case 2 -> it.invoices.getLast().giveUp();
            default -> cancel(it);
        }
    }

    void resumes(LivedSubscription it) {
        if (world.chance(30)) {
            cancel(it);
            return;
        }
        world.pass(60);
        it.beginPeriod(LivedSubscription.MONTH);
        it.status = "active";
        it.tellChange();
        it.tell("resumed");
        pay(it.bill(random.nextInt(1, 5_000)));
    }

    void cancel(LivedSubscription it) {
        it.status = "canceled";
        it.tell("deleted");
    }

    private void recovers(LivedSubscription it) {
        for (LivedInvoice invoice : it.invoices) {
            if (invoice.isOwed() && world.chance(90)) {
                pay(invoice);
            } else if (invoice.isOwed()) {
                invoice.voidIt();
            }
        }
        becomes(it, "active");
    }

    private void becomes(LivedSubscription it, String status) {
        it.status = status;
        it.tellChange();
    }

    private void pay(LivedInvoice invoice) {
        invoice.pay();
        money.paid += invoice.amount;
    }
}
