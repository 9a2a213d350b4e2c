"""Possession papers in hand: what a landlord's notice says, if it holds, and what comes next."""
