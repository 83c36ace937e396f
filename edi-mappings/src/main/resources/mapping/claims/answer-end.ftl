</claimStatusAnswer>
